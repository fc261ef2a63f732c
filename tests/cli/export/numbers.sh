# Whether a cell is a number is told by its column, so that 007 and telephone numbers stay texts.
cat >odd.csv <<'ROWS'
source,target,weight,code,phone,big,small,half,way,2nd,id
Ada,,,007,+44 20,12345678901234567890,1e-7,.5,C:\x\,1,a
Bo,,,12,+3,12,2E5,1.,x\\y\,-0.5,b
Cy,,,-04,5,1,-3,-.25, z ,1.50,c
Ada,Bo,1e3,,,,,,,,
Bo,Cy,.5,,,,,,,,
Cy,Ada,007,,,,,,,,
Ada,Cy,1E-10,,,,,,,,
Cy,Di,12345678901234567890,,,,,,,,
Di,Ef,0.50,,,,,,,,
ROWS
kith export -q odd.csv --format d3 | grep -v '^ *[][{}],*$'
kith export -q odd.csv --format gml | sed -n '/node/,/]/p' | head -14
kith export -q odd.csv --format gml | grep weight
# They come back as they were written, but for what JSON and GML do not have: +1, 007, .5 and 1.; GML 1e3.
for format in graphml d3 gml; do
	kith export -q odd.csv --format $format | kith import -q --format $format | grep -v '^[^,]*,[A-Z]'
done
kith export odd.csv --format nothing 2>&1 || echo "exit $?"
kith export odd.csv -o nothing.nothing 2>&1 || echo "exit $?"
# A row that stands alone is merged with none, and keeps its spelling; a sum has a point and ten digits.
printf 'source,target,weight\nAda,Bo,1e3\nBo,Cy,0.1234567890123456\nCy,Bo,1\nCy,Di,0.1234567890123456\n' | kith import -q --merge | tail -n 3
