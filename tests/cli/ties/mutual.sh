# --undirected=mutual keeps pairs who both name each other, at the smaller of their two sums; =sum keeps all.
cat >ties.csv <<'ROWS'
source,target,weight,kind,directed
Ada,Bo,2,work,1
Bo,Ada,5,work,1
Ada,Bo,1,club,1
Bo,Cy,4,work,1
Cy,Di,3,work,
Di,Di,2,work,1
Di,Ef,1,,1
Ef,Di,0.5,,1
ROWS
rows() {
	echo "$*"
	kith ties -q -g "$@" | cut -d, -f1-4 | grep -v ',,'
}
rows --undirected=mutual ties.csv
rows --undirected ties.csv
rows --undirected=mutual --unweighted ties.csv
cut -d, -f1,2,5 ties.csv >plain.csv
rows --undirected=mutual plain.csv
# Without directions everybody names everybody.
printf 'source,target\nAda,Bo\nBo,Cy\n' >two.csv
rows --undirected=mutual two.csv
# Nobody does.
printf 'source,target,directed\nAda,Bo,1\nBo,Cy,1\n' >none.csv
rows --undirected=mutual none.csv
printf 'source,target,distance,directed\nAda,Bo,2,1\nBo,Ada,4,1\n' >far.csv
rows --undirected=mutual --distance-column distance far.csv
kith ties --undirected=both ties.csv 2>&1 || echo "exit $?"
