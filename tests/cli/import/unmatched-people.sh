# A table of people who are none of those in the ties is not joined without a word, and the column that names them once each is told.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
printf 'source,target\n1,2\n2,3\n3,4\n' >ties.csv
printf 'id,days,new_id\n901,1,3\n902,1,1\n903,2,2\n904,3,4\n905,4,8\n906,1,9\n' >people.csv
run import ties.csv people.csv
run summary -q ties.csv --people people.csv
run import ties.csv --people people.csv --people-column new_id
echo '-- Numbers that happen to be names are not proposed, and who has no ties may be meant'
printf 'id,days\n901,1\n902,1\n903,1\n' >strangers.csv
run import ties.csv strangers.csv
run people -q ties.csv --people strangers.csv | cut -d, -f1
run import strangers.csv
