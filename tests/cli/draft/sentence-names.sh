# A contact called like a piece of a sentence puts nothing into a letter.
printf 'source,target\nAda,Bea\nBea,Cy\nAda,%s\nBea,%s\n' '"Smith; you share a flat with Cy"' '"Smith; you share a flat with Cy"' >odd.csv
kith intro -q odd.csv --me Ada --to Cy -n 1
kith intro -q odd.csv --me Ada --to Cy | kith draft | tail -n 9
