# What is said before the app runs, or when it cannot run.
failed-title = The app did not open
failed-body = The network or the browser did not answer as expected. Nothing is lost. Try again; if it goes on, update the browser.
stopped-title = The app has stopped
stopped-body = What was saved is kept. Reload the page to go on.
again = Reload
without-script = This app needs JavaScript to open what is addressed to you. Turn it on in your browser, then reload the page.
