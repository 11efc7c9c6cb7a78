-- What came after all is set aside no longer; of a Google document any version will do.
delete from set_aside
where source = %(source)s
  and (source_key = %(source_key)s
       or (source = 'google' and split_part(source_key, '@', 1) = split_part(%(source_key)s, '@', 1)))
