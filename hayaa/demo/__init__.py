"""The demonstration body: Taroudant's programme, with fictional people (`manage.py load_demo`)."""
