kith comunities
