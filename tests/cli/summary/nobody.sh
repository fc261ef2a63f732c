# A graph of nobody is answered: nothing to measure, nothing invented.
echo source,target | kith summary
