# Of one kind of finding the first are listed and the rest counted; people are told of by their labels.
{
	echo source,target,label
	for k in a b c d e f g h i j k l m n o p q r s t u v w x y; do
		echo "1$k,,Wil${k}ander $k$k"
		echo "2$k,,Wil${k}andr $k$k"
	done
} >many.csv
kith check -q many.csv | grep 'one letter' | cut -d, -f1-4 >found
wc -l <found
head -n 1 found
tail -n 1 found
