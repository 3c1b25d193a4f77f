// A small window from which files can be dragged, as from a file manager: dragsource X Y FILE…
// The journeys drag with the pointer of their own screen, so that a drop takes the whole way: X11, GTK, WebKit, the shell.
//
//	gcc -o dragsource dragsource.c $(pkg-config --cflags --libs gtk+-3.0)
#include <gtk/gtk.h>
#include <stdlib.h>

static gchar **uris;

static void give_files(GtkWidget *widget, GdkDragContext *context, GtkSelectionData *data, guint info, guint time, gpointer user) {
  (void)widget, (void)context, (void)info, (void)time, (void)user;
  gtk_selection_data_set_uris(data, uris);
}

// What the journey waits for: the target has taken the files, or the pointer was let go where nobody wanted them.
static void tell_end(GtkWidget *widget, GdkDragContext *context, gpointer user) {
  (void)widget, (void)context, (void)user;
  g_print("dropped\n");
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  if (argc < 4) return 2;
  uris = g_new0(gchar *, argc - 2);
  for (int i = 3; i < argc; i++) uris[i - 3] = g_filename_to_uri(argv[i], NULL, NULL);

  GtkWidget *window = gtk_window_new(GTK_WINDOW_POPUP);
  gtk_window_set_default_size(GTK_WINDOW(window), 48, 48);
  gtk_window_move(GTK_WINDOW(window), atoi(argv[1]), atoi(argv[2]));
  GtkTargetEntry files = {"text/uri-list", 0, 0};
  gtk_drag_source_set(window, GDK_BUTTON1_MASK, &files, 1, GDK_ACTION_COPY);
  g_signal_connect(window, "drag-data-get", G_CALLBACK(give_files), NULL);
  g_signal_connect(window, "drag-end", G_CALLBACK(tell_end), NULL);
  gtk_widget_show_all(window);
  g_print("ready\n");
  gtk_main();
  return 0;
}
