# What is said of the data is said by the tool that reads the file, not once a stage.
kith people -g data/community.csv | kith ties -g | kith people >people.csv
