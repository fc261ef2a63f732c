# A host introduces newcomers first.
printf 'source,target,first_seen,field\nAda,,2026-01-10,web\nBo,,2026-01-10,web\nCy,,2026-06-01,web\nCy,Di,,\nCy,Ed,,\n' |
	kith give --new-since 2026-06-01 --each 1
