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
# XML keeps them as they were written, JSON their worth.
for format in graphml d3; do
	kith export -q odd.csv --format $format | kith import -q --format $format | grep -v '^[^,]*,[A-Z]'
done
kith export odd.csv --format nothing 2>&1 || echo "exit $?"
kith export odd.csv -o nothing.nothing 2>&1 || echo "exit $?"
