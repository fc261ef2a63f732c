# What nobody knows of a matrix stays unknown: through pipes, lenses and other files, and back into a matrix.
run() {
	kith "$@" 2>&1 || echo "exit $?"
}
printf 'ID,Ada,Bo,Cy,Di\nAda,0,1,NA,0\nBo,1,0,1,.\nCy,NA,0,0,1\nDi,0,1,1,NA\n' >known.csv
printf 'source,target,weight\nAda,Bo,1\nBo,Cy,2\nAda,Di,1\n' >other.csv
run import known.csv
echo '-- Density and reciprocity without them, as sna has them'
kith import -q known.csv >graph.csv
run summary -q graph.csv | grep -E '^(density|reciprocity)'
run import -q known.csv --missing none | kith summary -q | grep -E '^(density|reciprocity)'
echo '-- Compared without them, whoever changes places'
run compare -q graph.csv other.csv | cut -d, -f1-8
run compare -q other.csv graph.csv | cut -d, -f8,10
echo '-- A matrix again'
run export --format matrix graph.csv
kith export -q --format matrix graph.csv | kith import -q | cmp - graph.csv && echo 'the same'
echo '-- Through other tools, lenses, joined and merged, turned round'
run people -qg graph.csv --where 'name!=Ada' | cut -d, -f1-4
run import -q known.csv other.csv | grep NA
run import -q known.csv --merge | grep NA
run brokers -qg --undirected graph.csv | cut -d, -f1-3 | grep NA
printf 'alias,person\nCy,Ada\n' >aliases.csv
run import -q known.csv --aliases aliases.csv | grep NA
echo '-- What has a tie is known; what is read as directed goes one way'
printf 'source,target,weight\nAda,Bo,NA\nAda,Bo,2\nBo,Cy,NA\n' >told.csv
run summary -q told.csv | grep density
run summary -q --directed told.csv | grep density
echo '-- What does not hold it says so'
run export --format pajek graph.csv 2>&1 | grep NA
echo '-- A weight with a decimal comma beside it; a distance'
printf 'source;target;weight\nAda;Bo;0,5\nBo;Cy;NA\n' | run import -q
printf 'source,target,far\nAda,Bo,4\nBo,Cy,NA\n' | run import -q --distance-column far
echo '-- Not wanted'
run import known.csv --missing none -q | tail -1
run import known.csv --missing error
