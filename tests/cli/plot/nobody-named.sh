# Where so many stand alone that none is named, that is said; a larger picture names all.
{
	echo source,target
	i=0
	while [ $i -lt 300 ]; do
		i=$((i + 1))
		echo "Somebody $i,"
	done
} >alone.csv
kith plot alone.csv --size 800x600 -o small.svg
kith plot alone.csv --size 3508x2480 -o large.svg
