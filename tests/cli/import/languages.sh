# The ends and the weight of a tie may be called what they are in other languages; numbers that nobody took are named.
printf 'Von;An;Gewicht\nAda;Bo;2,5\nBo;Cy;1\n' >von.csv
printf 'De,À,Poids\nAda,Bo,2\nBo,Cy,1\n' >de.csv
printf 'Origen,Destino,Peso\nAda,Bo,2\nBo,Cy,1\n' >origen.csv
printf 'Van,Naar\nAda,Bo\n' >van.csv
printf 'Entity A,Entity B,Link\nAda,Bo,Owns\n' >entity.csv
printf 'from,to,How close\nAda,Bo,2\nBo,Cy,3\nCy,Ada,2\n' >close.csv
printf 'from,to,since,row\nAda,Bo,2019,1\nBo,Cy,2020,2\nCy,Ada,2020,3\n' >years.csv
for file in von de origen van entity close years; do
	kith import $file.csv 2>&1
done
kith import -q close.csv --weight-column 'How close'
