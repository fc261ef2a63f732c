# Of an odd number three sit at the first table, and this is said.
printf 'source,target\nAda,\nBo,\nCy,\nDi,\nEd,\n' | kith give --rounds 2 | cut -d, -f1-3
