# The legend tells local bridges from bridges, which are drawn alike.
square='d,e\ne,f\nf,g\ng,d\n' triangle='a,b\nb,c\nc,a\n'
for ties in "$square" "${triangle}h,i\ni,j\nj,h\na,h\n" "${square}${triangle}a,d\n"; do
	printf "source,target\n$ties" | kith ties -qg | kith plot -q --ties class --format svg | grep -o '>[a-z ]*bridge<'
done
