// Modules/socketmodule.c: the constants and the module's functions.

using PyModules.Runtime;

namespace PyModules.Modules;

/// <summary>The system's sockets; <c>socket.py</c> stands on this.</summary>
[PyModule("_socket", Source = "Modules/socketmodule.c", Doc = "The system's sockets.")]
public static unsafe partial class SocketModule
{
    /// <summary>What the module object keeps.</summary>
    internal sealed class State : PyModuleState
    {
        /// <summary>The time-out of new sockets in nanoseconds; negative is none.</summary>
        public long DefaultTimeout = -1;
    }

    /// <summary>An error of the host database.</summary>
    [PyException("socket.herror", Base = "global::PyModules.Runtime.Exc.OSError", Layout = typeof(PyOSError), Doc = "An error of the host database.")]
    public static partial PyType HError { get; }

    /// <summary>An error of address resolution.</summary>
    [PyException("socket.gaierror", Base = "global::PyModules.Runtime.Exc.OSError", Layout = typeof(PyOSError), Doc = "An error of address resolution.")]
    public static partial PyType GaiError { get; }

    [PyConstant("has_ipv6")] private const bool HasIpv6 = true;
    [PyConstant("BDADDR_ANY")] private const string BdaddrAny = "00:00:00:00:00:00";
    [PyConstant("BDADDR_LOCAL")] private const string BdaddrLocal = "00:00:00:FF:FF:FF";
    [PyConstant] public const long AF_UNSPEC = 0, AF_INET = 2, AF_UNIX = 1, AF_AX25 = 3, AF_IPX = 4, AF_APPLETALK = 5, AF_NETROM = 6, AF_BRIDGE = 7, AF_ATMPVC = 8, AF_ALG = 38, AF_X25 = 9;
    [PyConstant] public const long AF_INET6 = 10, AF_ROSE = 11, AF_DECnet = 12, AF_NETBEUI = 13, AF_SECURITY = 14, AF_KEY = 15, AF_NETLINK = 16, NETLINK_ROUTE = 0, NETLINK_USERSOCK = 2;
    [PyConstant] public const long NETLINK_FIREWALL = 3, NETLINK_NFLOG = 5, NETLINK_XFRM = 6, NETLINK_IP6_FW = 13, NETLINK_DNRTMSG = 14, NETLINK_CRYPTO = 21, AF_QIPCRTR = 42;
    [PyConstant] public const long AF_VSOCK = 40, SO_VM_SOCKETS_BUFFER_SIZE = 0, SO_VM_SOCKETS_BUFFER_MIN_SIZE = 1, SO_VM_SOCKETS_BUFFER_MAX_SIZE = 2, VMADDR_CID_ANY = 4294967295;
    [PyConstant] public const long VMADDR_PORT_ANY = 4294967295, VMADDR_CID_LOCAL = 1, VMADDR_CID_HOST = 2, VM_SOCKETS_INVALID_VERSION = 4294967295, IOCTL_VM_SOCKETS_GET_LOCAL_CID = 1977;
    [PyConstant] public const long AF_ROUTE = 16, AF_ASH = 18, AF_ECONET = 19, AF_ATMSVC = 20, AF_SNA = 22, AF_IRDA = 23, AF_PPPOX = 24, AF_WANPIPE = 25, AF_LLC = 26, AF_BLUETOOTH = 31;
    [PyConstant] public const long BTPROTO_L2CAP = 0, SOL_L2CAP = 6, BDADDR_BREDR = 0, BDADDR_LE_PUBLIC = 1, BDADDR_LE_RANDOM = 2, L2CAP_LM = 3, L2CAP_LM_MASTER = 1, L2CAP_LM_AUTH = 2;
    [PyConstant] public const long L2CAP_LM_ENCRYPT = 4, L2CAP_LM_TRUSTED = 8, L2CAP_LM_RELIABLE = 16, L2CAP_LM_SECURE = 32, BTPROTO_HCI = 1, SOL_HCI = 0, HCI_DEV_NONE = 65535;
    [PyConstant] public const long HCI_CHANNEL_RAW = 0, HCI_CHANNEL_USER = 1, HCI_CHANNEL_MONITOR = 2, HCI_CHANNEL_CONTROL = 3, HCI_CHANNEL_LOGGING = 4, HCI_FILTER = 2, HCI_DATA_DIR = 1;
    [PyConstant] public const long HCI_TIME_STAMP = 3, BTPROTO_RFCOMM = 3, SOL_RFCOMM = 18, BTPROTO_SCO = 2, SOL_SCO = 17, SOL_BLUETOOTH = 274, BT_SECURITY = 4, BT_SECURITY_SDP = 0;
    [PyConstant] public const long BT_SECURITY_LOW = 1, BT_SECURITY_MEDIUM = 2, BT_SECURITY_HIGH = 3, BT_SECURITY_FIPS = 4, BT_DEFER_SETUP = 7, BT_FLUSHABLE = 8, BT_FLUSHABLE_OFF = 0;
    [PyConstant] public const long BT_FLUSHABLE_ON = 1, BT_POWER = 9, BT_POWER_FORCE_ACTIVE_OFF = 0, BT_POWER_FORCE_ACTIVE_ON = 1, BT_CHANNEL_POLICY = 10, BT_CHANNEL_POLICY_BREDR_ONLY = 0;
    [PyConstant] public const long BT_CHANNEL_POLICY_BREDR_PREFERRED = 1, BT_VOICE = 11, BT_VOICE_TRANSPARENT = 3, BT_VOICE_CVSD_16BIT = 96, BT_VOICE_TRANSPARENT_16BIT = 99;
    [PyConstant] public const long BT_SNDMTU = 12, BT_RCVMTU = 13, BT_PHY = 14, BT_PHY_BR_1M_1SLOT = 1, BT_PHY_BR_1M_3SLOT = 2, BT_PHY_BR_1M_5SLOT = 4, BT_PHY_EDR_2M_1SLOT = 8;
    [PyConstant] public const long BT_PHY_EDR_2M_3SLOT = 16, BT_PHY_EDR_2M_5SLOT = 32, BT_PHY_EDR_3M_1SLOT = 64, BT_PHY_EDR_3M_3SLOT = 128, BT_PHY_EDR_3M_5SLOT = 256;
    [PyConstant] public const long BT_PHY_LE_1M_TX = 512, BT_PHY_LE_1M_RX = 1024, BT_PHY_LE_2M_TX = 2048, BT_PHY_LE_2M_RX = 4096, BT_PHY_LE_CODED_TX = 8192, BT_PHY_LE_CODED_RX = 16384;
    [PyConstant] public const long BT_MODE = 15, BT_MODE_BASIC = 0, BT_MODE_ERTM = 1, BT_MODE_STREAMING = 2, BT_MODE_LE_FLOWCTL = 3, BT_MODE_EXT_FLOWCTL = 4, BT_PKT_STATUS = 16;
    [PyConstant] public const long BT_ISO_QOS = 17, BT_CODEC = 19, AF_CAN = 29, PF_CAN = 29, AF_RDS = 21, PF_RDS = 21, AF_PACKET = 17, PF_PACKET = 17, PACKET_HOST = 0;
    [PyConstant] public const long PACKET_BROADCAST = 1, PACKET_MULTICAST = 2, PACKET_OTHERHOST = 3, PACKET_OUTGOING = 4, PACKET_LOOPBACK = 5, PACKET_FASTROUTE = 6, AF_TIPC = 30;
    [PyConstant] public const long TIPC_ADDR_NAMESEQ = 1, TIPC_ADDR_NAME = 2, TIPC_ADDR_ID = 3, TIPC_ZONE_SCOPE = 1, TIPC_CLUSTER_SCOPE = 2, TIPC_NODE_SCOPE = 3, SOL_TIPC = 271;
    [PyConstant] public const long TIPC_IMPORTANCE = 127, TIPC_SRC_DROPPABLE = 128, TIPC_DEST_DROPPABLE = 129, TIPC_CONN_TIMEOUT = 130, TIPC_LOW_IMPORTANCE = 0, TIPC_MEDIUM_IMPORTANCE = 1;
    [PyConstant] public const long TIPC_HIGH_IMPORTANCE = 2, TIPC_CRITICAL_IMPORTANCE = 3, TIPC_SUB_PORTS = 1, TIPC_SUB_SERVICE = 2, TIPC_SUB_CANCEL = 4, TIPC_WAIT_FOREVER = -1;
    [PyConstant] public const long TIPC_PUBLISHED = 1, TIPC_WITHDRAWN = 2, TIPC_SUBSCR_TIMEOUT = 3, TIPC_CFG_SRV = 0, TIPC_TOP_SRV = 1, ALG_SET_KEY = 1, ALG_SET_IV = 2, ALG_SET_OP = 3;
    [PyConstant] public const long ALG_SET_AEAD_ASSOCLEN = 4, ALG_SET_AEAD_AUTHSIZE = 5, ALG_SET_PUBKEY = 6, ALG_OP_DECRYPT = 0, ALG_OP_ENCRYPT = 1, ALG_OP_SIGN = 2, ALG_OP_VERIFY = 3;
    [PyConstant] public const long ETHERTYPE_ARP = 2054, ETHERTYPE_IP = 2048, ETHERTYPE_IPV6 = 34525, ETHERTYPE_VLAN = 33024, ETH_P_ALL = 3, SOCK_STREAM = 1, SOCK_DGRAM = 2, SOCK_RAW = 3;
    [PyConstant] public const long SOCK_SEQPACKET = 5, SOCK_RDM = 4, SOCK_CLOEXEC = 524288, SOCK_NONBLOCK = 2048, SO_DEBUG = 1, SO_ACCEPTCONN = 30, SO_REUSEADDR = 2, SO_INCOMING_CPU = 49;
    [PyConstant] public const long SO_KEEPALIVE = 9, SO_DONTROUTE = 5, SO_BROADCAST = 6, SO_LINGER = 13, SO_OOBINLINE = 10, SO_ORIGINAL_DST = 80, SO_REUSEPORT = 15, SO_SNDBUF = 7;
    [PyConstant] public const long SO_RCVBUF = 8, SO_SNDLOWAT = 19, SO_RCVLOWAT = 18, SO_SNDTIMEO = 21, SO_RCVTIMEO = 20, SO_ERROR = 4, SO_TYPE = 3, SO_PASSCRED = 16, SO_PEERCRED = 17;
    [PyConstant] public const long SO_PASSSEC = 34, SO_PEERSEC = 31, SO_BINDTODEVICE = 25, SO_BINDTOIFINDEX = 62, SO_PRIORITY = 12, SO_MARK = 36, SO_DOMAIN = 39, SO_PROTOCOL = 38;
    [PyConstant] public const long SOMAXCONN = 4096, SCM_RIGHTS = 1, SCM_CREDENTIALS = 2, MSG_OOB = 1, MSG_PEEK = 2, MSG_DONTROUTE = 4, MSG_DONTWAIT = 64, MSG_EOR = 128, MSG_TRUNC = 32;
    [PyConstant] public const long MSG_CTRUNC = 8, MSG_WAITALL = 256, MSG_NOSIGNAL = 16384, MSG_CMSG_CLOEXEC = 1073741824, MSG_ERRQUEUE = 8192, MSG_CONFIRM = 2048, MSG_MORE = 32768;
    [PyConstant] public const long MSG_FASTOPEN = 536870912, SOL_SOCKET = 1, SOL_IP = 0, SOL_TCP = 6, SOL_UDP = 17, SOL_CAN_BASE = 100, SOL_CAN_RAW = 101, CAN_RAW = 1;
    [PyConstant] public const long CAN_EFF_FLAG = 2147483648, CAN_RTR_FLAG = 1073741824, CAN_ERR_FLAG = 536870912, CAN_SFF_MASK = 2047, CAN_EFF_MASK = 536870911, CAN_ERR_MASK = 536870911;
    [PyConstant] public const long CAN_ISOTP = 6, CAN_J1939 = 7, CAN_RAW_FILTER = 1, CAN_RAW_ERR_FILTER = 2, CAN_RAW_LOOPBACK = 3, CAN_RAW_RECV_OWN_MSGS = 4, CAN_RAW_FD_FRAMES = 5;
    [PyConstant] public const long CAN_RAW_JOIN_FILTERS = 6, CAN_BCM = 2, CAN_BCM_TX_SETUP = 1, CAN_BCM_TX_DELETE = 2, CAN_BCM_TX_READ = 3, CAN_BCM_TX_SEND = 4, CAN_BCM_RX_SETUP = 5;
    [PyConstant] public const long CAN_BCM_RX_DELETE = 6, CAN_BCM_RX_READ = 7, CAN_BCM_TX_STATUS = 8, CAN_BCM_TX_EXPIRED = 9, CAN_BCM_RX_STATUS = 10, CAN_BCM_RX_TIMEOUT = 11;
    [PyConstant] public const long CAN_BCM_RX_CHANGED = 12, CAN_BCM_SETTIMER = 1, CAN_BCM_STARTTIMER = 2, CAN_BCM_TX_COUNTEVT = 4, CAN_BCM_TX_ANNOUNCE = 8, CAN_BCM_TX_CP_CAN_ID = 16;
    [PyConstant] public const long CAN_BCM_RX_FILTER_ID = 32, CAN_BCM_RX_CHECK_DLC = 64, CAN_BCM_RX_NO_AUTOTIMER = 128, CAN_BCM_RX_ANNOUNCE_RESUME = 256, CAN_BCM_TX_RESET_MULTI_IDX = 512;
    [PyConstant] public const long CAN_BCM_RX_RTR_FRAME = 1024, CAN_BCM_CAN_FD_FRAME = 2048, J1939_MAX_UNICAST_ADDR = 253, J1939_IDLE_ADDR = 254, J1939_NO_ADDR = 255, J1939_NO_NAME = 0;
    [PyConstant] public const long J1939_PGN_REQUEST = 59904, J1939_PGN_ADDRESS_CLAIMED = 60928, J1939_PGN_ADDRESS_COMMANDED = 65240, J1939_PGN_PDU1_MAX = 261888, J1939_PGN_MAX = 262143;
    [PyConstant] public const long J1939_NO_PGN = 262144, SO_J1939_FILTER = 1, SO_J1939_PROMISC = 2, SO_J1939_SEND_PRIO = 3, SO_J1939_ERRQUEUE = 4, SCM_J1939_DEST_ADDR = 1;
    [PyConstant] public const long SCM_J1939_DEST_NAME = 2, SCM_J1939_PRIO = 3, SCM_J1939_ERRQUEUE = 4, J1939_NLA_PAD = 0, J1939_NLA_BYTES_ACKED = 1, J1939_EE_INFO_NONE = 0;
    [PyConstant] public const long J1939_EE_INFO_TX_ABORT = 1, J1939_FILTER_MAX = 512, SOL_RDS = 276, SOL_ALG = 279, IPPROTO_IP = 0, IPPROTO_HOPOPTS = 0, IPPROTO_ICMP = 1;
    [PyConstant] public const long IPPROTO_IGMP = 2, IPPROTO_IPV6 = 41, IPPROTO_IPIP = 4, IPPROTO_TCP = 6, IPPROTO_EGP = 8, IPPROTO_PUP = 12, IPPROTO_UDP = 17, IPPROTO_UDPLITE = 136;
    [PyConstant] public const long UDPLITE_SEND_CSCOV = 10, UDPLITE_RECV_CSCOV = 11, IPPROTO_IDP = 22, IPPROTO_TP = 29, IPPROTO_ROUTING = 43, IPPROTO_FRAGMENT = 44, IPPROTO_RSVP = 46;
    [PyConstant] public const long IPPROTO_GRE = 47, IPPROTO_ESP = 50, IPPROTO_AH = 51, IPPROTO_ICMPV6 = 58, IPPROTO_NONE = 59, IPPROTO_DSTOPTS = 60, IPPROTO_PIM = 103, IPPROTO_SCTP = 132;
    [PyConstant] public const long IPPROTO_MPTCP = 262, IPPROTO_RAW = 255, IPPORT_RESERVED = 1024, IPPORT_USERRESERVED = 5000, INADDR_ANY = 0, INADDR_BROADCAST = 4294967295;
    [PyConstant] public const long INADDR_LOOPBACK = 2130706433, INADDR_UNSPEC_GROUP = 3758096384, INADDR_ALLHOSTS_GROUP = 3758096385, INADDR_MAX_LOCAL_GROUP = 3758096639;
    [PyConstant] public const long INADDR_NONE = 4294967295, IP_OPTIONS = 4, IP_HDRINCL = 3, IP_TOS = 1, IP_TTL = 2, IP_RECVERR = 11, IP_RECVOPTS = 6, IP_RECVORIGDSTADDR = 20;
    [PyConstant] public const long IP_RECVRETOPTS = 7, IP_RECVTOS = 13, IP_RECVTTL = 12, IP_RETOPTS = 7, IP_MULTICAST_IF = 32, IP_MULTICAST_TTL = 33, IP_MULTICAST_LOOP = 34;
    [PyConstant] public const long IP_ADD_MEMBERSHIP = 35, IP_DROP_MEMBERSHIP = 36, IP_DEFAULT_MULTICAST_TTL = 1, IP_DEFAULT_MULTICAST_LOOP = 1, IP_MAX_MEMBERSHIPS = 20, IP_FREEBIND = 15;
    [PyConstant] public const long IP_TRANSPARENT = 19, IP_PKTINFO = 8, IP_BIND_ADDRESS_NO_PORT = 24, IP_UNBLOCK_SOURCE = 37, IP_BLOCK_SOURCE = 38, IP_ADD_SOURCE_MEMBERSHIP = 39;
    [PyConstant] public const long IP_DROP_SOURCE_MEMBERSHIP = 40, IPV6_JOIN_GROUP = 20, IPV6_LEAVE_GROUP = 21, IPV6_MULTICAST_HOPS = 18, IPV6_MULTICAST_IF = 17, IPV6_MULTICAST_LOOP = 19;
    [PyConstant] public const long IPV6_UNICAST_HOPS = 16, IPV6_V6ONLY = 26, IPV6_CHECKSUM = 7, IPV6_DONTFRAG = 62, IPV6_DSTOPTS = 59, IPV6_HOPLIMIT = 52, IPV6_HOPOPTS = 54;
    [PyConstant] public const long IPV6_NEXTHOP = 9, IPV6_PATHMTU = 61, IPV6_PKTINFO = 50, IPV6_RECVDSTOPTS = 58, IPV6_RECVERR = 25, IPV6_RECVHOPLIMIT = 51, IPV6_RECVHOPOPTS = 53;
    [PyConstant] public const long IPV6_RECVPKTINFO = 49, IPV6_RECVRTHDR = 56, IPV6_RECVTCLASS = 66, IPV6_RTHDR = 57, IPV6_RTHDRDSTOPTS = 55, IPV6_RTHDR_TYPE_0 = 0, IPV6_RECVPATHMTU = 60;
    [PyConstant] public const long IPV6_TCLASS = 67, TCP_NODELAY = 1, TCP_MAXSEG = 2, TCP_CORK = 3, TCP_KEEPIDLE = 4, TCP_KEEPINTVL = 5, TCP_KEEPCNT = 6, TCP_SYNCNT = 7, TCP_LINGER2 = 8;
    [PyConstant] public const long TCP_DEFER_ACCEPT = 9, TCP_WINDOW_CLAMP = 10, TCP_INFO = 11, TCP_QUICKACK = 12, TCP_CONGESTION = 13, TCP_MD5SIG = 14, TCP_THIN_LINEAR_TIMEOUTS = 16;
    [PyConstant] public const long TCP_THIN_DUPACK = 17, TCP_USER_TIMEOUT = 18, TCP_REPAIR = 19, TCP_REPAIR_QUEUE = 20, TCP_QUEUE_SEQ = 21, TCP_REPAIR_OPTIONS = 22, TCP_FASTOPEN = 23;
    [PyConstant] public const long TCP_TIMESTAMP = 24, TCP_NOTSENT_LOWAT = 25, TCP_CC_INFO = 26, TCP_SAVE_SYN = 27, TCP_SAVED_SYN = 28, TCP_REPAIR_WINDOW = 29, TCP_FASTOPEN_CONNECT = 30;
    [PyConstant] public const long TCP_ULP = 31, TCP_MD5SIG_EXT = 32, TCP_FASTOPEN_KEY = 33, TCP_FASTOPEN_NO_COOKIE = 34, TCP_ZEROCOPY_RECEIVE = 35, TCP_INQ = 36, TCP_TX_DELAY = 37;
    [PyConstant] public const long EAI_ADDRFAMILY = -9, EAI_AGAIN = -3, EAI_BADFLAGS = -1, EAI_FAIL = -4, EAI_FAMILY = -6, EAI_MEMORY = -10, EAI_NODATA = -5, EAI_NONAME = -2;
    [PyConstant] public const long EAI_OVERFLOW = -12, EAI_SERVICE = -8, EAI_SOCKTYPE = -7, EAI_SYSTEM = -11, AI_PASSIVE = 1, AI_CANONNAME = 2, AI_NUMERICHOST = 4, AI_NUMERICSERV = 1024;
    [PyConstant] public const long AI_ALL = 16, AI_ADDRCONFIG = 32, AI_V4MAPPED = 8, NI_MAXHOST = 1025, NI_MAXSERV = 32, NI_NOFQDN = 4, NI_NUMERICHOST = 1, NI_NAMEREQD = 8;
    [PyConstant] public const long NI_NUMERICSERV = 2, NI_DGRAM = 16, NI_IDN = 32, SHUT_RD = 0, SHUT_WR = 1, SHUT_RDWR = 2;

    [PyExec, Mirrors("socket_exec", 7583, 9239)]
    private static bool Exec(PyModuleObject module)
    {
        PyDict dict = module.Dict;
        return dict.SetItem(PyStr.Intern("herror"), HError)
            && dict.SetItem(PyStr.Intern("gaierror"), GaiError)
            && dict.SetItem(PyStr.Intern("error"), Exc.OSError)
            && dict.SetItem(PyStr.Intern("timeout"), Exc.TimeoutError)
            && dict.SetItem(PyStr.Intern("SocketType"), PySocket.TypeObject);
    }
}
