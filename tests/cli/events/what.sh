# What brought most people together first; without dates by who met nowhere else.
kith events -q data/southern-women.csv -n 3
cut -d, -f1,2 data/southern-women.csv | kith events -q -n 3
# The rows that an importer takes, and ties to events that a column tells apart, give the same.
sed '1s/.*/Attendee,Meetup,date/' data/southern-women.csv | kith events -q >answer.csv
kith events -q data/southern-women.csv | cmp - answer.csv
{
	echo source,target,mode
	sed '1d; s/^[^,]*,\([^,]*\),.*/\1,,event/' data/southern-women.csv | sort -u
	sed '1d; s/^\([^,]*\),\([^,]*\),.*/\2,\1,/' data/southern-women.csv
} | kith events -q -n 1
