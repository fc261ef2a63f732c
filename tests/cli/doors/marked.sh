# -g puts rank and gains on the contacts.
kith doors -q -g data/florentine.csv --me Ridolfi -n 2 | grep -E '^source|^(Medici|Tornabuoni|Strozzi),,'
