# An answer without the columns a letter needs, as kith once printed it.
printf 'rank,ask,introducer,route,steps,chance,weakest,why\n1,Bea,Bea,Ada > Bea > Cy,2,0.25,Ada > Bea,Bea and Cy know each other\n' | kith draft
