# Whose ties go to several circles comes first; the shares of each person are all of their ties.
kith communities -q --overlap data/karate.csv | head -7
kith communities -q --overlap data/community.csv |
	LC_ALL=C awk -F, 'NR > 1 { all[$1] += $(NF - 1); own[$1] += $NF }
		END { for (name in all) if (all[name] < 0.999999 || all[name] > 1.000001 || own[name] > 1) print name }'
kith communities -q --overlap -g data/florentine.csv >overlap
kith communities -q -g data/florentine.csv >plain
cmp overlap plain
printf 'source,target\na,b\nb,c\nc,a\nc,d\nd,e\n' | kith communities -q --overlap --min-size 3
