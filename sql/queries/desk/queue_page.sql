order by r.cycle, r.position
limit %(limit)s offset %(offset)s
