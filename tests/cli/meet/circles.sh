# One person for each circle where one knows nobody, by a column that names circles.
kith meet -q data/community.csv --me 'Amara Okafor' --as new-circle --group city --like company
