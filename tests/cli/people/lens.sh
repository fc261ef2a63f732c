kith people -q --where city=Leeds --by degree -n 1 data/community.csv | cut -d, -f2
kith people --where city=Atlantis data/community.csv
