# The first row of a table of people that has no header is not lost without a word.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
printf 'source,target\n0,1\n1,2\n2,3\n' >numbers.csv
printf '0 7\n1 7\n2 8\n3 8\n' >labels.txt
run summary numbers.csv --people labels.txt | grep labels
printf 'source,target\nAda,Bo\nBo,Cy\n' >ties.csv
printf 'Ada,Leeds\nBo,York\n' >cities.csv
run summary ties.csv --people cities.csv | grep cities || :
printf 'name,city\nAda,Leeds\nBo,York\n' >cities.csv
run summary ties.csv --people cities.csv | grep cities || :
printf '7,8\n9,8\n' >others.csv
run summary ties.csv --people others.csv | grep others
