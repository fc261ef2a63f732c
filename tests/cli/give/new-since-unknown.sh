# Who is new is in the column first_seen.
kith give data/community.csv --new-since 2026
