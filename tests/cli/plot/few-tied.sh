# Who has ties is named, though many have none: those who have are few.
{
	echo source,target
	i=0
	while [ $i -lt 300 ]; do
		i=$((i + 1))
		echo "Guest $i,"
	done
	i=1
	while [ $i -lt 40 ]; do
		echo "Member $i,Member $((i + 1))"
		i=$((i + 1))
	done
} >some.csv
kith plot some.csv --size 800x600 -o some.svg
grep -o '>Member [0-9]*</text>' some.svg | sort -u | wc -l
grep -c '>Guest [0-9]*</text>' some.svg || true
