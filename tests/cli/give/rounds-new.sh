# Newcomers sit with those who are none.
printf 'source,target,first_seen\nAda,,2026-01-10\nBo,,2026-01-10\nCy,,2026-06-01\nDi,,2026-06-02\n' |
	kith give --rounds 2 --new-since 2026-06
