"""Mail as it really arrives: bytes of a message in, facts and candidate documents out. Nothing is fetched, run or
believed; limits hold on size, parts, depth and expansion. The door is `opening.open_message`."""
