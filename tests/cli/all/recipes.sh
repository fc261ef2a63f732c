# Databases and Miller read what kith prints, and kith what they print, as the README says.
command -v sqlite3 >/dev/null && command -v mlr >/dev/null || exit 77
kith import -q data/mailbox.mbox -o web.csv
kith people -q web.csv | sqlite3 crm.db '.import --csv /dev/stdin people'
sqlite3 crm.db 'select count(*), sum(degree) from people'
kith ties -q web.csv | sqlite3 crm.db '.import --csv /dev/stdin mail'
sqlite3 -csv -header crm.db 'select source, target, cast(weight as real) as weight, directed from mail' |
	kith brokers -q -n 3 --unweighted | cut -d, -f1-4 >back
kith brokers -q -n 3 --unweighted web.csv | cut -d, -f1-4 | cmp - back
kith people -q web.csv | mlr --icsv --opprint sort -nr degree then head -n 2 then cut -f name,degree
