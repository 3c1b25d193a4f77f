//go:build linux

package outbox_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestSender_Postfix sends to a real mail server: what it takes lies in mailboxes once, whom it does not know has failed.
func TestSender_Postfix(t *testing.T) {
	t.Parallel() // it waits for Postfix most of the time
	w := newWorld(t, 25)
	mails := w.startPostfix(20)
	w.sendDue()
	w.wantLedger("5 failed:address, 20 sent")
	d, err := w.db.FindDelivery(t.Context(), 25)
	if err != nil || d.Code != "550 5.1.1" {
		t.Errorf("an unknown mailbox is refused with %q, %v", d.Code, err)
	}
	w.until("mails in their boxes", func() bool { return len(w.boxes(mails)) == 20 })
	keys := map[string]int{}
	for _, path := range w.boxes(mails) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, id, _ := strings.Cut(string(text), "\nMessage-ID: <")
		key, _, _ := strings.Cut(id, "@")
		keys[key]++
	}
	audit(t, w.db, keys)
}

// nobody owns the mailboxes.
const nobody = 65534

func (w *world) boxes(folder string) []string {
	w.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "new", "*"))
	if err != nil {
		w.Fatal(err)
	}
	return files
}

// startPostfix runs a mail server of the test's own, with mailboxes for the first customers; the machine's is left alone. It
// answers where the mail lies.
func (w *world) startPostfix(boxes int) (mails string) {
	w.Helper()
	const program = "/usr/sbin/postfix"
	if _, err := os.Stat(program); err != nil {
		w.Skip("skipped: Postfix is not installed; make system-test installs it")
	}
	if os.Getuid() != 0 {
		w.Skip("skipped: only root may start Postfix")
	}
	// Its processes give up their rights and must reach what lies below: folders of the tests are their owner's only.
	home, err := os.MkdirTemp("", "shuke-postfix-")
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = os.RemoveAll(home) })
	if err := os.Chmod(home, 0o755); err != nil {
		w.Fatal(err)
	}
	port := freePort(w.T)
	mails = filepath.Join(home, "mails")
	w.configurePostfix(home, port, boxes)
	w.postfix(home, "start")
	w.Cleanup(func() { w.postfix(home, "stop") })
	w.host.port = port
	w.until("Postfix", func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	})
	return mails
}

func (w *world) configurePostfix(home string, port, boxes int) {
	w.Helper()
	var known strings.Builder
	for i := range boxes {
		fmt.Fprintf(&known, "%s box%d/\n", address(int64(i+1)), i)
	}
	for name, text := range map[string]string{
		"conf/boxes": known.String(),
		"conf/main.cf": fmt.Sprintf(`compatibility_level = 3.6
queue_directory = %[1]s/queue
data_directory = %[1]s/data
maillog_file = %[1]s/log
maillog_file_prefixes = %[1]s
myhostname = mail.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
default_transport = error:nothing leaves this computer
alias_maps =
virtual_mailbox_domains = customer.example
virtual_mailbox_base = %[1]s/mails
virtual_mailbox_maps = texthash:%[1]s/conf/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:%[2]d
virtual_gid_maps = static:%[2]d
`, home, nobody),
		"conf/master.cf": fmt.Sprintf(`127.0.0.1:%d inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`, port),
	} {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			w.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			w.Fatal(err)
		}
	}
	for _, folder := range []string{"queue", "data", "mails"} {
		if err := os.MkdirAll(filepath.Join(home, folder), 0o755); err != nil {
			w.Fatal(err)
		}
	}
	owner, err := user.Lookup("postfix")
	if err != nil {
		w.Fatal(err)
	}
	id, err := strconv.Atoi(owner.Uid)
	if err != nil {
		w.Fatal(err)
	}
	for folder, id := range map[string]int{"mails": nobody, "data": id} {
		if err := os.Chown(filepath.Join(home, folder), id, -1); err != nil {
			w.Fatal(err)
		}
	}
}

func (w *world) postfix(home string, command string) {
	w.Helper()
	out, err := exec.Command("/usr/sbin/postfix", "-c", filepath.Join(home, "conf"), command).CombinedOutput()
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(home, "log"))
		w.Fatalf("postfix %s: %v\n%s\n%s", command, err, out, log)
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
