order by r.position
limit %(limit)s offset %(offset)s
