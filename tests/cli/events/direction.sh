# Nobody comes to an event one way only.
kith events -q data/southern-women.csv --directed
