# The first process (PID 1) of a lab host: starts commands, opens connections and touches files inside it, as told by
# agent.ts over stdin and stdout. Perl, because every Debian system has it: nothing is added to the system under test.
# One resident process makes a command cost its own run time instead of a fresh nsenter and chroot.
#
#   frame: length(4, of what follows)  stream(4)  kind(1)  payload          lists in payloads: (length(4) bytes)*
#
#   told   X user, cwd, number of environment entries, entries…, argv…       run a command
#          C address, port                                                  open a TCP connection from inside
#          W path, mode, owner, content      R path                         write or read a file
#          U pattern                                                        remove files
#          L port                                                           whether something listens there: done with 0, else with 1
#          I bytes   E   K signal                                           stdin, end of stdin, kill the group
#   tells  O bytes   S bytes                                                stdout (or received), stderr
#          D code, signal                                                   done
#          F text                                                           failed: the reason
#          H                                                                ready
use strict;
use warnings;
use Errno qw(EAGAIN EINTR EINPROGRESS);
use Fcntl qw(F_GETFL F_SETFL O_NONBLOCK);
use IO::Handle;
use POSIX qw(WNOHANG setsid);
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6);
use Time::HiRes qw(time);

my %streams;    # id => { in => handle, out => handle, err => handle, pid => …, pending => '', closing => 0 }
my %stream_of;  # pid => id
my ($input, $output) = (\*STDIN, \*STDOUT);
my $received = '';
my $syslog;

# Everything dies with PID 1; a lost controller (end of input) must therefore end it.
$SIG{PIPE} = 'IGNORE';
$SIG{CHLD} = sub { };

sub list { return pack '(N/a*)*', @_ }

sub report {
    my ($id, $kind, $payload) = @_;
    my $frame = pack 'N N a a*', 5 + length $payload, $id, $kind, $payload;
    my $sent = 0;
    while ($sent < length $frame) {
        my $n = syswrite $output, $frame, length($frame) - $sent, $sent;
        if (!defined $n) { next if $!{EINTR}; exit 1 }
        $sent += $n;
    }
}

sub nonblocking {
    my ($handle) = @_;
    fcntl $handle, F_SETFL, fcntl($handle, F_GETFL, 0) | O_NONBLOCK;
    return $handle;
}

# ---------------------------------------------------------------- commands

sub become {
    my ($user) = @_;
    my (undef, undef, $uid, $gid, undef, undef, undef, $home, $shell) = getpwnam $user
        or die "no such user: $user\n";
    @ENV{qw(HOME USER LOGNAME SHELL)} = ($home, $user, $user, $shell);
    return if $uid == 0;
    my @groups = ($gid);
    while (my (undef, undef, $group, $members) = getgrent) {
        push @groups, $group if grep { $_ eq $user } split ' ', $members;
    }
    $) = join ' ', $gid, @groups;
    $( = $gid;
    ($<, $>) = ($uid, $uid);
    die "cannot become $user\n" if $< != $uid || $> != $uid;
}

sub start_command {
    my ($id, $user, $cwd, $settings, @rest) = @_;
    my @environment = splice @rest, 0, $settings;
    pipe my $child_in,  my $in        or die "pipe: $!\n";
    pipe my $out,       my $child_out or die "pipe: $!\n";
    pipe my $err,       my $child_err or die "pipe: $!\n";
    my $pid = fork // die "fork: $!\n";
    if (!$pid) {
        setsid;
        $SIG{PIPE} = $SIG{CHLD} = 'DEFAULT';
        open STDIN,  '<&', $child_in;
        open STDOUT, '>&', $child_out;
        open STDERR, '>&', $child_err;
        eval {
            %ENV = (PATH => '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG => 'C.UTF-8', TERM => 'dumb');
            become($user);
            for (@environment) { my ($name, $value) = split /=/, $_, 2; $ENV{$name} = $value }
            chdir($cwd) or die "$cwd: $!\n";
            exec { $rest[0] } @rest or die "$rest[0]: $!\n";
        };
        print STDERR $@;
        POSIX::_exit(127);
    }
    $streams{$id} = { pid => $pid, in => nonblocking($in), out => nonblocking($out), err => nonblocking($err), pending => '' };
    $stream_of{$pid} = $id;
}

# A command is done when it has ended, even if a daemon that it left behind still holds its output open.
sub reap {
    while ((my $pid = waitpid -1, WNOHANG) > 0) {
        my $status = $?;
        my $id = delete $stream_of{$pid} // next;
        my $stream = $streams{$id};
        for my $name (qw(out err)) { 1 while $stream->{$name} && relay($id, $name) }
        delete $streams{$id};
        report($id, 'D', list($status >> 8, $status & 127));
    }
}

# ---------------------------------------------------------------- connections

sub start_connection {
    my ($id, $address, $port) = @_;
    my $v6 = $address =~ /:/;
    my $packed = inet_pton($v6 ? AF_INET6 : AF_INET, $address) // die "not an address: $address\n";
    my $name = $v6 ? pack_sockaddr_in6($port, $packed) : pack_sockaddr_in($port, $packed);
    # A child that ends meanwhile interrupts it; the half-made connection is dropped for a new one.
    my $socket;
    for my $try (1 .. 5) {
        socket $socket, $v6 ? PF_INET6 : PF_INET, SOCK_STREAM, 0 or die "socket: $!\n";
        last if connect $socket, $name;
        die "connect: $!\n" unless $!{EINTR} && $try < 5;
    }
    nonblocking($socket);
    $streams{$id} = { in => $socket, out => $socket, pending => '', socket => 1 };
    report($id, 'O', '');
}

# ---------------------------------------------------------------- files

sub write_file {
    my ($path, $mode, $owner, $content) = @_;
    my ($user, $group) = split /:/, $owner;
    my $uid = $user =~ /^\d+$/ ? $user : getpwnam($user) // die "no such user: $user\n";
    my $gid = !defined $group ? (getpwuid $uid)[3] : $group =~ /^\d+$/ ? $group : getgrnam($group) // die "no such group: $group\n";
    my $made = '';
    for my $part (split m{/}, $path =~ s{/[^/]*$}{}r) { $made .= "$part/"; -d $made or mkdir $made or die "$made: $!\n" }
    open my $file, '>:raw', "$path.new" or die "$path: $!\n";
    (print $file $content and close $file) or die "$path: $!\n";
    chmod oct $mode, "$path.new";
    chown $uid, $gid, "$path.new";
    rename "$path.new", $path or die "$path: $!\n";
}

sub read_file {
    my ($id, $path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    die "$path: is a directory\n" if -d $file;
    while (read $file, my $bytes, 65536) { report($id, 'O', $bytes) }
}

# ---------------------------------------------------------------- sockets

use constant { AF_NETLINK => 16, NETLINK_SOCK_DIAG => 4, SOCK_DIAG_BY_FAMILY => 20, NLMSG_ERROR => 2, NLMSG_DONE => 3 };
use constant { NLM_F_REQUEST_DUMP => 0x301, IPPROTO_TCP => 6, LISTEN => 1 << 10 };

# Asks the kernel (sock_diag(7)) for what listens: no connection is made, so no server logs one. /proc/net/tcp would say it too, after
# a walk through the whole machine's table of connections, several milliseconds each time.
sub listens {
    my ($port) = @_;
    socket my $kernel, AF_NETLINK, SOCK_DGRAM, NETLINK_SOCK_DIAG or die "sock_diag: $!\n";
    for my $family (AF_INET, AF_INET6) {
        my $request = pack 'C C x2 L x48', $family, IPPROTO_TCP, LISTEN;
        my $header = pack 'L S S L L', 16 + length $request, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST_DUMP, 1, 0;
        send $kernel, $header . $request, 0, pack 'S x2 L L', AF_NETLINK, 0, 0 or die "sock_diag: $!\n";
        my $more = 1;
        while ($more) {
            defined recv $kernel, my $answer, 65536, 0 or die "sock_diag: $!\n";
            for (my $at = 0; $at + 16 <= length $answer;) {
                my ($length, $type) = unpack 'L S', substr $answer, $at;
                die "sock_diag: refused\n" if $type == NLMSG_ERROR;
                $more = 0 if $type == NLMSG_DONE;
                # After the header: family, state, timer, retransmissions, then the local port in network order.
                return 1 if $type == SOCK_DIAG_BY_FAMILY && unpack('x20 n', substr $answer, $at) == $port;
                $at += $length + 3 & ~3;
            }
        }
    }
    return 0;
}

# There is no syslog daemon in a minimal system; what programs say to /dev/log is kept in /var/log/syslog.
sub open_syslog {
    socket $syslog, PF_UNIX, SOCK_DGRAM, 0 or return;
    unlink '/dev/log';
    bind $syslog, pack_sockaddr_un('/dev/log') or return;
    chmod 0666, '/dev/log';
}

sub take_syslog {
    defined recv $syslog, my $line, 65536, 0 or return;
    open my $log, '>>', '/var/log/syslog' or return;
    print $log $line =~ s/^<\d+>//r =~ s/\n*\z/\n/r;
}

# ---------------------------------------------------------------- the loop

sub obey {
    my ($id, $kind, $payload) = @_;
    my $stream = $streams{$id};
    if    ($kind eq 'I') { $stream->{pending} .= $payload if $stream }
    elsif ($kind eq 'E') { $stream->{closing} = 1 if $stream }
    elsif ($kind eq 'K') { end_stream($id, $payload) if $stream }
    else {
        my @list = unpack '(N/a*)*', $payload;
        eval {
            if    ($kind eq 'X') { start_command($id, @list) }
            elsif ($kind eq 'C') { start_connection($id, @list) }
            elsif ($kind eq 'W') { write_file(@list);     report($id, 'D', list(0, 0)) }
            elsif ($kind eq 'U') { unlink glob $list[0];  report($id, 'D', list(0, 0)) }
            elsif ($kind eq 'L') { report($id, 'D', list(listens(@list) ? 0 : 1, 0)) }
            elsif ($kind eq 'R') { read_file($id, @list); report($id, 'D', list(0, 0)) }
            1;
        } or report($id, 'F', $@ =~ s/\n\z//r);
    }
}

sub end_stream {
    my ($id, $signal) = @_;
    my $stream = $streams{$id};
    if ($stream->{socket}) { delete $streams{$id}; report($id, 'D', list(0, 0)) }
    else                   { kill $signal, -$stream->{pid} }
}

sub take_orders {
    my $n = sysread $input, $received, 262144, length $received;
    if (!defined $n) { return if $!{EINTR}; exit 1 }
    exit 0 if $n == 0;
    while (length $received >= 4) {
        my $length = unpack 'N', $received;
        last if length $received < 4 + $length;
        my ($id, $kind, $payload) = unpack 'x4 N a a*', substr $received, 0, 4 + $length, '';
        obey($id, $kind, $payload);
    }
}

# Passes on what can be read now; false when there is nothing more for the moment or for ever.
sub relay {
    my ($id, $name) = @_;
    my $stream = $streams{$id} // return 0;
    my $n = sysread $stream->{$name}, my $bytes, 65536;
    if ($n) { report($id, $name eq 'out' ? 'O' : 'S', $bytes); return 1 }
    return 0 if !defined $n && ($!{EAGAIN} || $!{EINTR});
    close delete $stream->{$name};
    if ($stream->{socket}) { delete $streams{$id}; report($id, 'D', list(0, 0)) }
    return 0;
}

sub feed {
    my ($stream) = @_;
    if (length $stream->{pending}) {
        my $n = syswrite $stream->{in}, $stream->{pending};
        if (defined $n) { substr $stream->{pending}, 0, $n, '' }
        elsif (!$!{EAGAIN} && !$!{EINTR}) { $stream->{pending} = ''; $stream->{closing} = 1 }
    }
    return if length $stream->{pending} || !$stream->{closing};
    if ($stream->{socket}) { shutdown $stream->{in}, 1; $stream->{closing} = 0 }
    else                   { close delete $stream->{in} }
}

# What programs say to stderr may wait a little: "exim -bh" tells every step in a line of its own, and each would wake this process and
# the tests.
use constant ERRORS_EVERY => 0.02;
my $errors_heard = 0;

sub turn {
    my ($readable, $writable) = ('', '');
    my @heard = ('out');
    if (time - $errors_heard >= ERRORS_EVERY) {
        push @heard, 'err';
        $errors_heard = time;
    }
    vec($readable, fileno $_, 1) = 1 for grep { defined } $input, $syslog;
    for my $stream (values %streams) {
        for (grep { defined } @$stream{@heard}) { vec($readable, fileno $_, 1) = 1 }
        if ($stream->{in} && (length $stream->{pending} || $stream->{closing})) { vec($writable, fileno $stream->{in}, 1) = 1 }
    }
    # The time limit is for a child that ends between reap() and select(): its signal is then missed.
    my $ready = select $readable, $writable, undef, %stream_of ? 0.02 : 60;
    if ($ready > 0) {
        take_syslog() if $syslog && vec $readable, fileno $syslog, 1;
        for my $id (keys %streams) {
            my $stream = $streams{$id};
            feed($stream) if $stream->{in} && vec $writable, fileno $stream->{in}, 1;
            for my $name (@heard) {
                relay($id, $name) if $stream->{$name} && vec $readable, fileno $stream->{$name}, 1;
            }
        }
        take_orders() if vec $readable, fileno $input, 1;
    }
    reap();
}

POSIX::close(3);  # this script
binmode $_ for $input, $output;
open_syslog();
report(0, 'H', '');
turn() while 1;
