# Four people have three rounds of pairs; in a fourth two pairs meet again.
printf 'source,target\nAda,\nBo,\nCy,\nDi,\n' | kith give --rounds 4 | cut -d, -f1-3,8,10
