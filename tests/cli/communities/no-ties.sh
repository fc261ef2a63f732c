# People without ties belong to no circle.
printf 'source,target\na,\nb,\n' | kith communities
