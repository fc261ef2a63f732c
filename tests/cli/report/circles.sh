# The picture calls circles what the table calls them.
kith report -q data/community.csv -o page.html
sed -n '/<svg/,/<\/svg>/p' page.html >picture
grep -o 'Cardiff, Ely Works' picture | head -n 1
grep -o '<td data-of="circle">Cardiff, Ely Works</td>' page.html | head -n 1
# Shares are told in hundredths.
grep -o '<td class="number" data-of="share of ties that lead out">[^<]*' page.html | head -n 1
