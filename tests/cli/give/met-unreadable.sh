# A file that says of nobody whom they met is no memory.
printf 'name,city\nAda,Leeds\n' >met.csv
kith give data/community.csv --met met.csv
