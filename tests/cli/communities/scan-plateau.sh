kith communities -q --scan data/community.csv | cut -d, -f1,5 | sed -n 6,10p
