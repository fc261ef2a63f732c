# A tie that points the other way does not lead there, unless either way will do.
printf 'source,target,directed\nAda,Grace,1\nMary,Grace,1\n' >ties.csv
kith intro -q ties.csv --me Ada --to Mary --either-way
kith intro -q ties.csv --me Ada --to Mary
