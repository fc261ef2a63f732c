# bo is not Bo, at the beginning of a sentence neither.
printf 'source,target\nMe,bo\nbo,Cy\nMe,Bo\n' >names.csv
kith intro -q names.csv --me Me --to Cy
