# A table of people is joined by the column that knows most of them; what it cannot mean is told with its place.
printf 'source,target\nAda,Bo\nBo,Cy\n' >ties.csv
join() {
	printf "$1" >table.csv
	shift
	kith export -q ties.csv --people table.csv --format d3 "$@" 2>&1 | grep '"name"\|^kith' | sed 's/"id": "[^"]*", //'
}
echo 'by the first column'
join 'who,city\nAda,Rome\nDi,Oslo\n'
echo 'by the column that is known'
join 'id,label,city\n1,Ada,Rome\n2,Bo,Oslo\n'
echo 'by the column that is named'
join 'nick,login,city\nBo,Ada,Rome\n' --people-column login
echo 'a network is a table, too'
join 'source,target,city,weight\nAda,,Rome,\nAda,Bo,,2\nCy,,Oslo,\n'
echo 'columns of ties are none of people'
join 'name,weight,directed\nAda,-5,1\n'
join 'name,city\n,Rome\n'
join 'name,city\nAda,Rome\n\nAda,Oslo\n'
join 'name,name\nAda,Rome\n'
join 'name,city\nAda\n'
join 'name,city\nAda,"Rome\n'
join 'name,city\nAda,Rome\n' --people-column nick
join ''
# Nobody of the table is in the graph: a note says so.
printf 'name,city\nXi,Rome\n' >others.csv
kith export ties.csv --people others.csv --format d3 2>&1 >/dev/null
printf 'name,city\nAda,Rome\nXi,Rome\nYu,Rome\n' | kith export ties.csv --people - --format d3 2>&1 >/dev/null
