# People of one company, whatever its legal form, are introduced only when that is asked for.
printf 'source,target,company,field\nAda,,Acme Ltd,web\nBo,,"ACME, Inc.",web\nCy,,Acme Bakers,web\n' >three.csv
kith give -q three.csv --each 9 | cut -d, -f1-3
kith give -q three.csv --each 9 --colleagues | cut -d, -f1-3
