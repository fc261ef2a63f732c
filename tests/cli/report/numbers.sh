# Of any two contacts of one person means all such pairs, not a mean over people; thousands are set apart, as in the picture.
printf 'source,target\nh,a\nh,b\nh,c\nh,d\nh,e\nh,f\na,b\n' | kith report -q | grep -o '>Of any two contacts[^<]*'
awk 'BEGIN { print "source,target\nx,y"; for (k = 1; k <= 1200; k++) print "h,p" k; for (k = 1; k <= 1000; k++) print "q" k "," }' |
	kith report -q >large.html
grep -o '<p class="about">[^<]*' large.html
grep -o '<li>[^<]*tied to nobody[^<]*' large.html
grep -o '>The largest part has[^<]*\|>It falls into[^<]*' large.html
grep -o '<li>There are 2 circles[^<]*' large.html
grep -o '>The first 200 of [^<]*' large.html | sort -u
