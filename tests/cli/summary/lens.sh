# A lens leaves what the next tool would see: values of people left out count no more.
kith people -q -g --where 'wealth>40' data/florentine.csv | kith summary -q >piped.csv
kith summary -q --where 'wealth>40' data/florentine.csv | cmp - piped.csv
grep assortativity_seats piped.csv
