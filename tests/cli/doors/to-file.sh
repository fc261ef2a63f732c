# Which few contacts open the most companies of a list; whom one knows at is left out and said.
kith doors data/community.csv --me 'Amara Okafor' --to-file data/wishes.txt
kith doors -q data/community.csv --me 'Amara Okafor' --to-file data/wishes.txt --at-most 2 -n 2
kith doors -q -g data/community.csv --me 'Amara Okafor' --to-file data/wishes.txt -n 1 | grep '^Leila Haddad,,'
