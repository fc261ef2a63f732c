# An address book with a few ties more: check says so, and nobody is said to know nobody.
{
	echo source,target,field
	echo Solo,,x
	for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do echo "p$n,,x"; echo "Me,p$n,"; done
	echo p01,p02,
} >near.csv
kith check near.csv | head -2
kith give near.csv --me Me -n 1 | grep -o 'you are the only[^"]*'
kith intro near.csv --me p03 --to Solo
