import PressrunCommand

Pressrun.start()
