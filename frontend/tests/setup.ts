// jsdom has no layout and no media; these are the few answers components ask it for.
