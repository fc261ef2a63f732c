# Those who have met are no pairs: by a list of ties, an answer, tables or who came to what; names in any case.
printf 'source,target,field\nAda,,web\nBo,,web\nCy,,web\n' >three.csv
for met in 'source,target\nAda,\nAda,BO\nAda,Eve\n' 'rank,first,second\n1,Bo,Ada\n' 'round,table,people\n1,1,Ada;Bo\n' \
	'Person 1;Person 2\nAda;Bo\n' 'Name,Partner\nAda,Bo\n' \
	'person,event,date\nAda,Tea,2026-01-01\nBo,Tea,2026-01-01\nCy,Tea,2026-01-01\nAda,Tea,2026-02-01\nBo,Tea,2026-02-01\n' \
	'name,round,table\nAda,1,1\nBo,1,1\nCy,1,2\n'; do
	printf "$met" >met.csv
	kith give three.csv --met met.csv --each 9 2>notes | cut -d, -f1-3
	cat notes
done
