fn long0() { //~ long-function note
    visit(0);
    visit(1);
    visit(2);
    visit(3);
    visit(4);
    visit(5);
    visit(6);
    visit(7);
    visit(8);
    visit(9);
    visit(10);
    visit(11);
    visit(12);
    visit(13);
    visit(14);
    visit(15);
    visit(16);
    visit(17);
    visit(18);
    visit(19);
    visit(20);
    visit(21);
    visit(22);
    visit(23);
    visit(24);
    visit(25);
    visit(26);
    visit(27);
    visit(28);
    visit(29);
    visit(30);
    visit(31);
    visit(32);
    visit(33);
    visit(34);
    visit(35);
    visit(36);
    visit(37);
    visit(38);
    visit(39);
    visit(40);
    visit(41);
    visit(42);
    visit(43);
    visit(44);
    visit(45);
    visit(46);
    visit(47);
    visit(48);
    visit(49);
    visit(50);
    visit(51);
    visit(52);
    visit(53);
    visit(54);
    visit(55);
    visit(56);
    visit(57);
    visit(58);
    visit(59);
    visit(60);
    visit(61);
    visit(62);
    visit(63);
    visit(64);
    visit(65);
    visit(66);
    visit(67);
    visit(68);
    visit(69);
    visit(70);
    visit(71);
    visit(72);
    visit(73);
    visit(74);
    visit(75);
    visit(76);
    visit(77);
    visit(78);
    visit(79);
    visit(80);
    visit(81);
    visit(82);
    visit(83);
    visit(84);
    visit(85);
    visit(86);
    visit(87);
    visit(88);
    visit(89);
    visit(90);
    visit(91);
    visit(92);
    visit(93);
    visit(94);
    visit(95);
    visit(96);
    visit(97);
    visit(98);
    visit(99);
    visit(100);
}

fn long1() { //~ long-function note
    visit(0);
    visit(1);
    visit(2);
    visit(3);
    visit(4);
    visit(5);
    visit(6);
    visit(7);
    visit(8);
    visit(9);
    visit(10);
    visit(11);
    visit(12);
    visit(13);
    visit(14);
    visit(15);
    visit(16);
    visit(17);
    visit(18);
    visit(19);
    visit(20);
    visit(21);
    visit(22);
    visit(23);
    visit(24);
    visit(25);
    visit(26);
    visit(27);
    visit(28);
    visit(29);
    visit(30);
    visit(31);
    visit(32);
    visit(33);
    visit(34);
    visit(35);
    visit(36);
    visit(37);
    visit(38);
    visit(39);
    visit(40);
    visit(41);
    visit(42);
    visit(43);
    visit(44);
    visit(45);
    visit(46);
    visit(47);
    visit(48);
    visit(49);
    visit(50);
    visit(51);
    visit(52);
    visit(53);
    visit(54);
    visit(55);
    visit(56);
    visit(57);
    visit(58);
    visit(59);
    visit(60);
    visit(61);
    visit(62);
    visit(63);
    visit(64);
    visit(65);
    visit(66);
    visit(67);
    visit(68);
    visit(69);
    visit(70);
    visit(71);
    visit(72);
    visit(73);
    visit(74);
    visit(75);
    visit(76);
    visit(77);
    visit(78);
    visit(79);
    visit(80);
    visit(81);
    visit(82);
    visit(83);
    visit(84);
    visit(85);
    visit(86);
    visit(87);
    visit(88);
    visit(89);
    visit(90);
    visit(91);
    visit(92);
    visit(93);
    visit(94);
    visit(95);
    visit(96);
    visit(97);
    visit(98);
    visit(99);
    visit(100);
}

fn long2() { //~ long-function note
    visit(0);
    visit(1);
    visit(2);
    visit(3);
    visit(4);
    visit(5);
    visit(6);
    visit(7);
    visit(8);
    visit(9);
    visit(10);
    visit(11);
    visit(12);
    visit(13);
    visit(14);
    visit(15);
    visit(16);
    visit(17);
    visit(18);
    visit(19);
    visit(20);
    visit(21);
    visit(22);
    visit(23);
    visit(24);
    visit(25);
    visit(26);
    visit(27);
    visit(28);
    visit(29);
    visit(30);
    visit(31);
    visit(32);
    visit(33);
    visit(34);
    visit(35);
    visit(36);
    visit(37);
    visit(38);
    visit(39);
    visit(40);
    visit(41);
    visit(42);
    visit(43);
    visit(44);
    visit(45);
    visit(46);
    visit(47);
    visit(48);
    visit(49);
    visit(50);
    visit(51);
    visit(52);
    visit(53);
    visit(54);
    visit(55);
    visit(56);
    visit(57);
    visit(58);
    visit(59);
    visit(60);
    visit(61);
    visit(62);
    visit(63);
    visit(64);
    visit(65);
    visit(66);
    visit(67);
    visit(68);
    visit(69);
    visit(70);
    visit(71);
    visit(72);
    visit(73);
    visit(74);
    visit(75);
    visit(76);
    visit(77);
    visit(78);
    visit(79);
    visit(80);
    visit(81);
    visit(82);
    visit(83);
    visit(84);
    visit(85);
    visit(86);
    visit(87);
    visit(88);
    visit(89);
    visit(90);
    visit(91);
    visit(92);
    visit(93);
    visit(94);
    visit(95);
    visit(96);
    visit(97);
    visit(98);
    visit(99);
    visit(100);
}

// ---- look-alikes

fn commented() {
    // 0
    // 1
    // 2
    // 3
    // 4
    // 5
    // 6
    // 7
    // 8
    // 9
    // 10
    // 11
    // 12
    // 13
    // 14
    // 15
    // 16
    // 17
    // 18
    // 19
    // 20
    // 21
    // 22
    // 23
    // 24
    // 25
    // 26
    // 27
    // 28
    // 29
    // 30
    // 31
    // 32
    // 33
    // 34
    // 35
    // 36
    // 37
    // 38
    // 39
    // 40
    // 41
    // 42
    // 43
    // 44
    // 45
    // 46
    // 47
    // 48
    // 49
    // 50
    // 51
    // 52
    // 53
    // 54
    // 55
    // 56
    // 57
    // 58
    // 59
    // 60
    // 61
    // 62
    // 63
    // 64
    // 65
    // 66
    // 67
    // 68
    // 69
    // 70
    // 71
    // 72
    // 73
    // 74
    // 75
    // 76
    // 77
    // 78
    // 79
    // 80
    // 81
    // 82
    // 83
    // 84
    // 85
    // 86
    // 87
    // 88
    // 89
    // 90
    // 91
    // 92
    // 93
    // 94
    // 95
    // 96
    // 97
    // 98
    // 99
    // 100
    // 101
    // 102
    // 103
    // 104
    // 105
    // 106
    // 107
    // 108
    // 109
    // 110
    // 111
    // 112
    // 113
    // 114
    // 115
    // 116
    // 117
    // 118
    // 119
    visit(1);
}

fn short() {
    visit(1);
}

#[test]
fn tested() {
    visit(0);
    visit(1);
    visit(2);
    visit(3);
    visit(4);
    visit(5);
    visit(6);
    visit(7);
    visit(8);
    visit(9);
    visit(10);
    visit(11);
    visit(12);
    visit(13);
    visit(14);
    visit(15);
    visit(16);
    visit(17);
    visit(18);
    visit(19);
    visit(20);
    visit(21);
    visit(22);
    visit(23);
    visit(24);
    visit(25);
    visit(26);
    visit(27);
    visit(28);
    visit(29);
    visit(30);
    visit(31);
    visit(32);
    visit(33);
    visit(34);
    visit(35);
    visit(36);
    visit(37);
    visit(38);
    visit(39);
    visit(40);
    visit(41);
    visit(42);
    visit(43);
    visit(44);
    visit(45);
    visit(46);
    visit(47);
    visit(48);
    visit(49);
    visit(50);
    visit(51);
    visit(52);
    visit(53);
    visit(54);
    visit(55);
    visit(56);
    visit(57);
    visit(58);
    visit(59);
    visit(60);
    visit(61);
    visit(62);
    visit(63);
    visit(64);
    visit(65);
    visit(66);
    visit(67);
    visit(68);
    visit(69);
    visit(70);
    visit(71);
    visit(72);
    visit(73);
    visit(74);
    visit(75);
    visit(76);
    visit(77);
    visit(78);
    visit(79);
    visit(80);
    visit(81);
    visit(82);
    visit(83);
    visit(84);
    visit(85);
    visit(86);
    visit(87);
    visit(88);
    visit(89);
    visit(90);
    visit(91);
    visit(92);
    visit(93);
    visit(94);
    visit(95);
    visit(96);
    visit(97);
    visit(98);
    visit(99);
    visit(100);
}
