// An LD_PRELOAD library for tests: it makes the one web view of a Wails v2 window on WebKitGTK 4.1 answer WebKitWebDriver.
// Wails never allows automation, and WebKit decides it when a view is made; so the constructor that Wails calls is answered
// here with a view that is made the same way but may be driven. The program under test stays the one that ships.
//
//	gcc -shared -fPIC -o automation.so automation.c $(pkg-config --cflags --libs webkit2gtk-4.1)
#include <stdlib.h>
#include <webkit2/webkit2.h>

static WebKitWebView *only_view;

// The driver asks for a new view when its session begins; it gets the one that the window already shows.
static WebKitWebView *give_only_view(WebKitAutomationSession *session, gpointer data) {
  (void)session, (void)data;
  return only_view;
}

// A session must name the browser it belongs to, or WebKitWebDriver refuses it.
static void name_session(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data) {
  (void)context, (void)data;
  WebKitApplicationInfo *info = webkit_application_info_new();
  webkit_application_info_set_name(info, "Shuke");
  webkit_application_info_set_version(info, 1, 0, 0);
  webkit_automation_session_set_application_info(session, info);
  webkit_application_info_unref(info);
  g_signal_connect(session, "create-web-view", G_CALLBACK(give_only_view), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *scripts) {
  unsetenv("LD_PRELOAD"); // WebKit's own helper processes are started later and must not load this
  WebKitWebContext *context = webkit_web_context_get_default();
  webkit_web_context_set_automation_allowed(context, TRUE);
  g_signal_connect(context, "automation-started", G_CALLBACK(name_session), NULL);
  only_view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "user-content-manager", scripts, "is-controlled-by-automation", TRUE, NULL);
  return GTK_WIDGET(only_view);
}
